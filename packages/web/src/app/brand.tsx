import classes from './brand.module.css'
import icon from './icon.svg'

export function Brand() {
  return (
    <span className={classes.brand}>
      <img src={icon} alt="" width={26} height={26} />
      Trunkline
    </span>
  )
}
